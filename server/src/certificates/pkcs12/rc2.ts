/** RC2 in CBC mode (RFC 2268), decryption only: old PFX files encrypt their certificates with it and OpenSSL 3 lacks it. */

// Digits of pi, RFC 2268 §2.
const piTable = Uint8Array.from(
  (
    'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a96' +
    '1ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad'
  )
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16)),
);

function expandKey(key: Uint8Array, effectiveBits: number): Uint16Array {
  const l = new Uint8Array(128);
  l.set(key);
  for (let i = key.length; i < 128; i++) l[i] = piTable[(l[i - 1]! + l[i - key.length]!) & 255]!;
  const bytes = (effectiveBits + 7) >> 3;
  const mask = 255 >> (8 * bytes - effectiveBits);
  l[128 - bytes] = piTable[l[128 - bytes]! & mask]!;
  for (let i = 127 - bytes; i >= 0; i--) l[i] = piTable[l[i + 1]! ^ l[i + bytes]!]!;
  return Uint16Array.from({ length: 64 }, (_, i) => l[2 * i]! | (l[2 * i + 1]! << 8));
}

const rotations = [1, 2, 3, 5];

function decryptBlock(block: Uint8Array, k: Uint16Array): Uint8Array {
  const r = Array.from({ length: 4 }, (_, i) => block[2 * i]! | (block[2 * i + 1]! << 8)) as [number, number, number, number];
  let j = 63;
  const mix = () => {
    for (let i = 3; i >= 0; i--) {
      const s = rotations[i]!;
      const x = ((r[i]! >> s) | (r[i]! << (16 - s))) & 0xffff;
      r[i] = (x - k[j--]! - (r[(i + 3) & 3]! & r[(i + 2) & 3]!) - (~r[(i + 3) & 3]! & r[(i + 1) & 3]!)) & 0xffff;
    }
  };
  const mash = () => {
    for (let i = 3; i >= 0; i--) r[i] = (r[i]! - k[r[(i + 3) & 3]! & 63]!) & 0xffff;
  };
  for (let round = 0; round < 5; round++) mix();
  mash();
  for (let round = 0; round < 6; round++) mix();
  mash();
  for (let round = 0; round < 5; round++) mix();
  return Uint8Array.from({ length: 8 }, (_, i) => (r[i >> 1]! >> (8 * (i & 1))) & 255);
}

/** Without padding removed. `data` is a multiple of 8 bytes. */
export function decryptRc2Cbc(key: Uint8Array, effectiveBits: number, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const expanded = expandKey(key, effectiveBits);
  const plain = new Uint8Array(data.length);
  let previous = iv;
  for (let at = 0; at < data.length; at += 8) {
    const block = data.subarray(at, at + 8);
    const clear = decryptBlock(block, expanded);
    for (let i = 0; i < 8; i++) plain[at + i] = clear[i]! ^ previous[i]!;
    previous = block;
  }
  return plain;
}
