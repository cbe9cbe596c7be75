import {
  type ClrArray,
  type EnumValue,
  enumValue,
  type RuntimeType,
  raise,
  raiseArgument,
  raiseNull,
  runtimeType,
} from '../../runtime/index.ts';
import { type Call, type Declaration, declare } from '../declare.ts';
import type { BlockCipherName, Machine } from '../machine.ts';
import { bytesOf, partOf, toArray } from './bytes.ts';
import { raiseCryptographic } from './exceptions.ts';

const space = 'System.Security.Cryptography.';
const paddings = { None: 1, PKCS7: 2, Zeros: 3, ANSIX923: 4, ISO10126: 5 } as const;
const modes = { CBC: 1, ECB: 2, OFB: 3, CFB: 4, CTS: 5 } as const;

const cipherMode = declare(`public enum ${space}CipherMode`, modes);
const paddingMode = declare(`public enum ${space}PaddingMode`, paddings);

interface Kind {
  readonly cipher: BlockCipherName;
  /** Bytes. */
  readonly block: number;
  readonly keys: readonly number[];
}
const kinds: Record<string, Kind> = {
  Aes: { cipher: 'AES', block: 16, keys: [16, 24, 32] },
  TripleDES: { cipher: 'TripleDES', block: 8, keys: [16, 24] },
  DES: { cipher: 'DES', block: 8, keys: [8] },
};

/** A symmetric algorithm and its settings. Key and IV are made when first asked for, as in .NET. */
export class SymmetricValue {
  readonly clrType: RuntimeType;
  readonly kind: Kind;
  mode = modes.CBC as number;
  padding = paddings.PKCS7 as number;
  keyBytes: number;
  private key: Uint8Array | null = null;
  private iv: Uint8Array | null = null;

  constructor(type: string, kind: Kind) {
    this.clrType = runtimeType(space + type);
    this.kind = kind;
    this.keyBytes = kind.keys.at(-1)!;
  }
  getKey(machine: Machine): Uint8Array {
    return (this.key ??= machine.randomBytes(this.keyBytes));
  }
  getIv(machine: Machine): Uint8Array {
    return (this.iv ??= machine.randomBytes(this.kind.block));
  }
  setKey(key: Uint8Array): void {
    if (!this.kind.keys.includes(key.length)) raiseCryptographic('Specified key is not a valid size for this algorithm.');
    this.key = Uint8Array.from(key);
    this.keyBytes = key.length;
  }
  setIv(iv: Uint8Array): void {
    if (iv.length !== this.kind.block)
      raiseCryptographic('Specified initialization vector (IV) does not match the block size for this algorithm.');
    this.iv = Uint8Array.from(iv);
  }
  setKeySize(bits: number): void {
    if (!this.kind.keys.includes(bits / 8)) raiseCryptographic('Specified key is not a valid size for this algorithm.');
    this.keyBytes = bits / 8;
    this.key = null;
  }
  forgetKey(): void {
    this.key = null;
  }
  forgetIv(): void {
    this.iv = null;
  }
}

/** Encryptor or decryptor with a key and an IV of its own. */
class TransformValue {
  readonly clrType = runtimeType(`${space}UniversalCryptoTransform`);
  readonly algorithm: SymmetricValue;
  readonly operation: 'encrypt' | 'decrypt';
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  constructor(algorithm: SymmetricValue, operation: 'encrypt' | 'decrypt', key: Uint8Array, iv: Uint8Array | null) {
    const { keys, block } = algorithm.kind;
    if (!keys.includes(key.length))
      raiseArgument('System.ArgumentException', 'Specified key is not a valid size for this algorithm.', 'rgbKey');
    if (iv && iv.length !== block && algorithm.mode !== modes.ECB)
      raiseArgument(
        'System.ArgumentException',
        'Specified initialization vector (IV) does not match the block size for this algorithm.',
        'rgbIV',
      );
    this.algorithm = algorithm;
    this.operation = operation;
    this.key = key;
    this.iv = iv ?? new Uint8Array(block);
  }
  run(data: Uint8Array, machine: Machine): Uint8Array {
    machine.charge(1 + (data.length >> 4));
    const { algorithm, operation } = this;
    const { cipher, block } = algorithm.kind;
    if (algorithm.mode !== modes.CBC && algorithm.mode !== modes.ECB)
      return raise('System.NotSupportedException', 'Gatehouse runs the cipher modes CBC and ECB only.');
    const input = operation === 'encrypt' ? pad(data, block, algorithm.padding) : data;
    if (input.length % block) raiseCryptographic('The input data is not a complete block.');
    if (!input.length) return input;
    const mode = algorithm.mode === modes.CBC ? 'CBC' : 'ECB';
    const output = machine.cryptography.blockCipher(operation, cipher, mode, this.key, this.iv, input);
    if (!output) return raise('System.PlatformNotSupportedException', `This machine's cryptography has no ${cipher}.`);
    return operation === 'encrypt' ? output : unpad(output, block, algorithm.padding);
  }
}

function pad(data: Uint8Array, block: number, padding: number): Uint8Array {
  const short = block - (data.length % block);
  if (padding === paddings.None) return data;
  if (padding === paddings.Zeros && short === block) return data;
  const padded = new Uint8Array(data.length + short);
  padded.set(data);
  if (padding === paddings.PKCS7) padded.fill(short, data.length);
  else if (padding !== paddings.Zeros) padded[padded.length - 1] = short;
  return padded;
}

function unpad(data: Uint8Array, block: number, padding: number): Uint8Array {
  if (padding === paddings.None || padding === paddings.Zeros) return data;
  const length = data.at(-1) ?? 0;
  const invalid = 'Padding is invalid and cannot be removed.';
  if (length < 1 || length > block) return raiseCryptographic(invalid);
  const filler = data.subarray(data.length - length, -1);
  if (padding === paddings.PKCS7 && filler.some((octet) => octet !== length)) return raiseCryptographic(invalid);
  if (padding === paddings.ANSIX923 && filler.some((octet) => octet !== 0)) return raiseCryptographic(invalid);
  return data.subarray(0, data.length - length);
}

const finalBlock = 'byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)';
const transform = declare(`public interface ${space}ICryptoTransform : IDisposable`, { [finalBlock]: null });
/** What `CreateEncryptor` gives; .NET's name for it, which nobody writes. */
const universalTransform = declare(`public sealed class ${space}UniversalCryptoTransform : ICryptoTransform`, {
  [finalBlock]: (self: TransformValue, input: ClrArray | null, offset: number, count: number, call: Call) =>
    toArray(self.run(partOf(input, offset, count, 'inputBuffer'), call.machine)),
  'void Dispose()': () => undefined,
});

const make = (self: SymmetricValue, operation: 'encrypt' | 'decrypt', { machine }: Call) =>
  new TransformValue(self, operation, self.getKey(machine), self.mode === modes.ECB ? null : self.getIv(machine));

const symmetricAlgorithm = declare(`public abstract class ${space}SymmetricAlgorithm : IDisposable`, {
  'virtual byte[] Key { get; set; }': {
    get: (self: SymmetricValue, call: Call) => toArray(self.getKey(call.machine)),
    set: (self: SymmetricValue, key: ClrArray | null) => self.setKey(bytesOf(key, 'value')),
  },
  'virtual byte[] IV { get; set; }': {
    get: (self: SymmetricValue, call: Call) => toArray(self.getIv(call.machine)),
    set: (self: SymmetricValue, iv: ClrArray | null) => self.setIv(bytesOf(iv, 'value')),
  },
  'virtual int KeySize { get; set; }': {
    get: (self: SymmetricValue) => self.keyBytes * 8,
    set: (self: SymmetricValue, bits: number) => self.setKeySize(bits),
  },
  'virtual int BlockSize { get; set; }': {
    get: (self: SymmetricValue) => self.kind.block * 8,
    set: (self: SymmetricValue, bits: number) => {
      if (bits !== self.kind.block * 8) raiseCryptographic('Specified block size is not valid for this algorithm.');
    },
  },
  'virtual CipherMode Mode { get; set; }': {
    get: (self: SymmetricValue) => enumValue(`${space}CipherMode`, self.mode),
    set: (self: SymmetricValue, mode: EnumValue) => {
      if (mode.value < 1 || mode.value > 5) raiseCryptographic('Specified cipher mode is not valid for this algorithm.');
      self.mode = mode.value;
    },
  },
  'virtual PaddingMode Padding { get; set; }': {
    get: (self: SymmetricValue) => enumValue(`${space}PaddingMode`, self.padding),
    set: (self: SymmetricValue, padding: EnumValue) => {
      if (padding.value < 1 || padding.value > 5) raiseCryptographic('Specified padding mode is not valid for this algorithm.');
      self.padding = padding.value;
    },
  },
  'virtual void GenerateKey()': (self: SymmetricValue) => self.forgetKey(),
  'virtual void GenerateIV()': (self: SymmetricValue) => self.forgetIv(),
  'bool ValidKeySize(int bitLength)': (self: SymmetricValue, bits: number) => self.kind.keys.includes(bits / 8),
  'ICryptoTransform CreateEncryptor()': (self: SymmetricValue, call: Call) => make(self, 'encrypt', call),
  'ICryptoTransform CreateDecryptor()': (self: SymmetricValue, call: Call) => make(self, 'decrypt', call),
  'ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)': (self: SymmetricValue, key: ClrArray | null, iv: ClrArray | null) =>
    new TransformValue(self, 'encrypt', bytesOf(key, 'rgbKey'), iv?.bytes ?? null),
  'ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)': (self: SymmetricValue, key: ClrArray | null, iv: ClrArray | null) =>
    new TransformValue(self, 'decrypt', bytesOf(key, 'rgbKey'), iv?.bytes ?? null),
  'void Clear()': (self: SymmetricValue) => self.forgetKey(),
  'void Dispose()': (self: SymmetricValue) => self.forgetKey(),
  'static SymmetricAlgorithm Create(string algName)': (name: string | null) => algorithmOf(name ?? raiseNull('algName')),
});

/** Names that CryptoConfig knows: `Aes`, `AES`, `AesManaged`, `3DES`, `TripleDES`, `DES`, with or without namespace; null for others. */
function algorithmOf(name: string): SymmetricValue | null {
  const bare = name.replace(/^System\.Security\.Cryptography\./i, '').toLowerCase();
  if (/^(aes|aesmanaged|aescryptoserviceprovider|rijndael|rijndaelmanaged)$/.test(bare)) return new SymmetricValue('Aes', kinds.Aes!);
  if (/^(3des|tripledes|triple des)$/.test(bare)) return new SymmetricValue('TripleDES', kinds.TripleDES!);
  return bare === 'des' ? new SymmetricValue('DES', kinds.DES!) : null;
}

const concrete = (name: string): Declaration =>
  declare(`public abstract class ${space}${name} : SymmetricAlgorithm`, {
    [`static ${name} Create()`]: () => new SymmetricValue(name, kinds[name]!),
  });
const managed = (name: string, base: string): Declaration =>
  declare(`public sealed class ${space}${name} : ${base}`, { 'new()': () => new SymmetricValue(name, kinds[base]!) });

const named = (name: string | null): SymmetricValue =>
  algorithmOf(name ?? raiseNull('alg')) ??
  raiseArgument('System.ArgumentException', `'${name}' is not a known symmetric algorithm.`, 'alg');
const run = (
  operation: 'encrypt' | 'decrypt',
  algorithm: SymmetricValue,
  input: ClrArray | null,
  key: ClrArray | null,
  iv: ClrArray | null,
  { machine }: Call,
) => toArray(new TransformValue(algorithm, operation, bytesOf(key, 'key'), bytesOf(iv, 'iv')).run(bytesOf(input, 'input'), machine));
const runOwn = (operation: 'encrypt' | 'decrypt', algorithm: SymmetricValue | null, input: ClrArray | null, call: Call) =>
  toArray(make(algorithm ?? raiseNull('alg'), operation, call).run(bytesOf(input, 'input'), call.machine));

/** The gateway's own extension methods on byte[]. */
const extensions = declare('public static class SymmetricEncryptionExtensions', {
  'static byte[] Encrypt(this byte[] input, string alg, byte[] key, byte[] iv)': (
    input: ClrArray | null,
    alg: string | null,
    key: ClrArray | null,
    iv: ClrArray | null,
    call: Call,
  ) => run('encrypt', named(alg), input, key, iv, call),
  'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg)': (input: ClrArray | null, alg: SymmetricValue | null, call: Call) =>
    runOwn('encrypt', alg, input, call),
  'static byte[] Encrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': (
    input: ClrArray | null,
    alg: SymmetricValue | null,
    key: ClrArray | null,
    iv: ClrArray | null,
    call: Call,
  ) => run('encrypt', alg ?? raiseNull('alg'), input, key, iv, call),
  'static byte[] Decrypt(this byte[] input, string alg, byte[] key, byte[] iv)': (
    input: ClrArray | null,
    alg: string | null,
    key: ClrArray | null,
    iv: ClrArray | null,
    call: Call,
  ) => run('decrypt', named(alg), input, key, iv, call),
  'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg)': (input: ClrArray | null, alg: SymmetricValue | null, call: Call) =>
    runOwn('decrypt', alg, input, call),
  'static byte[] Decrypt(this byte[] input, SymmetricAlgorithm alg, byte[] key, byte[] iv)': (
    input: ClrArray | null,
    alg: SymmetricValue | null,
    key: ClrArray | null,
    iv: ClrArray | null,
    call: Call,
  ) => run('decrypt', alg ?? raiseNull('alg'), input, key, iv, call),
});

class RandomValue {
  readonly clrType = runtimeType(`${space}RNGCryptoServiceProvider`);
}
const fill = (data: ClrArray | null, nonZero: boolean, { machine }: Call): void => {
  const bytes = bytesOf(data, 'data');
  machine.charge(1 + (bytes.length >> 6));
  bytes.set(machine.randomBytes(bytes.length));
  if (nonZero) for (let i = 0; i < bytes.length; i++) while (bytes[i] === 0) bytes[i] = machine.randomBytes(1)[0]!;
};
const randomNumberGenerator = declare(`public abstract class ${space}RandomNumberGenerator : IDisposable`, {
  'static RandomNumberGenerator Create()': () => new RandomValue(),
  'virtual void GetBytes(byte[] data)': (_self: RandomValue, data: ClrArray | null, call: Call) => fill(data, false, call),
  'virtual void GetNonZeroBytes(byte[] data)': (_self: RandomValue, data: ClrArray | null, call: Call) => fill(data, true, call),
  'void Dispose()': () => undefined,
});
const randomProvider = declare(`public sealed class ${space}RNGCryptoServiceProvider : RandomNumberGenerator`, {
  'new()': () => new RandomValue(),
});

export const symmetric: readonly Declaration[] = [
  cipherMode,
  paddingMode,
  transform,
  universalTransform,
  symmetricAlgorithm,
  ...Object.keys(kinds).map(concrete),
  managed('AesManaged', 'Aes'),
  managed('AesCryptoServiceProvider', 'Aes'),
  extensions,
  randomNumberGenerator,
  randomProvider,
];
