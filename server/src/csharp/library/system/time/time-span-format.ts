/** TimeSpan format strings: `c g G`, and custom ones, in which every literal is escaped or quoted. */
import { ticksPerDay, ticksPerHour, ticksPerMinute, ticksPerSecond } from './calendar.ts';
import { invalidFormat, pad, quoted, runLength } from './format.ts';

export const spanParts = (ticks: bigint) => {
  const size = ticks < 0n ? -ticks : ticks;
  return {
    days: Number(size / ticksPerDay),
    hours: Number((size / ticksPerHour) % 24n),
    minutes: Number((size / ticksPerMinute) % 60n),
    seconds: Number((size / ticksPerSecond) % 60n),
    fraction: String(size % ticksPerSecond).padStart(7, '0'),
  };
};

export const timeSpanText = (ticks: bigint, format: string): string => {
  const { days, hours, minutes, seconds, fraction } = spanParts(ticks);
  const sign = ticks < 0n ? '-' : '';
  if (format.length === 1) {
    switch (format) {
      case 'c':
      case 't':
      case 'T':
        return `${sign}${days > 0 ? `${days}.` : ''}${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${fraction === '0000000' ? '' : `.${fraction}`}`;
      case 'g': {
        const rest = fraction.replace(/0+$/, '');
        return `${sign}${days > 0 ? `${days}:` : ''}${hours}:${pad(minutes, 2)}:${pad(seconds, 2)}${rest ? `.${rest}` : ''}`;
      }
      case 'G':
        return `${sign}${days}:${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${fraction}`;
      default:
        return invalidFormat();
    }
  }
  let text = '';
  for (let i = 0; i < format.length; ) {
    const c = format[i]!;
    let length = 1;
    switch (c) {
      case 'h':
      case 'm':
      case 's':
        length = runLength(format, i);
        if (length > 2) return invalidFormat();
        text += pad(c === 'h' ? hours : c === 'm' ? minutes : seconds, length);
        break;
      case 'd':
        length = runLength(format, i);
        if (length > 8) return invalidFormat();
        text += pad(days, length);
        break;
      case 'f':
        length = runLength(format, i);
        if (length > 7) return invalidFormat();
        text += fraction.slice(0, length);
        break;
      case 'F':
        length = runLength(format, i);
        if (length > 7) return invalidFormat();
        text += fraction.slice(0, length).replace(/0+$/, '');
        break;
      case "'":
      case '"': {
        const part = quoted(format, i);
        text += part.text;
        length = part.end - i;
        break;
      }
      case '%':
        if (i + 1 >= format.length || format[i + 1] === '%') return invalidFormat();
        break;
      case '\\':
        if (i + 1 >= format.length) return invalidFormat();
        text += format[i + 1];
        length = 2;
        break;
      default:
        return invalidFormat();
    }
    i += length;
  }
  return text;
};
