const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for HTML, in content and in quoted attributes. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!);
