/** A field of a compiled Java class of apex-ls's platform types. */
export interface ClassField {
  readonly name: string;
  /** Simple class name: `String`, `Id`, `Datetime`, `Account` … of a child relationship: the child object. */
  readonly type: string;
  readonly isStatic: boolean;
  /** A parent record. */
  readonly isObject: boolean;
  /** A child relationship. */
  readonly isChildren: boolean;
}

/** Reads the fields of a class file (JVM specification, chapter 4): constant pool, then the field table. */
export function readClassFields(bytes: Buffer): ClassField[] {
  const reader = new Reader(bytes);
  reader.skip(8);
  const strings = readConstantPool(reader);
  reader.skip(6);
  reader.skip(reader.u2() * 2);
  const fields: ClassField[] = [];
  const count = reader.u2();
  for (let i = 0; i < count; i++) {
    const flags = reader.u2();
    const name = strings[reader.u2()] ?? '';
    let descriptor = strings[reader.u2()] ?? '';
    for (let attributes = reader.u2(); attributes > 0; attributes--) {
      const attribute = strings[reader.u2()];
      const length = reader.u4();
      if (attribute === 'Signature') descriptor = strings[reader.u2()] ?? descriptor;
      else reader.skip(length);
    }
    fields.push(classField(name, descriptor, (flags & 0x0008) !== 0));
  }
  return fields;
}

function classField(name: string, descriptor: string, isStatic: boolean): ClassField {
  const isChildren = /SObject\[\]|RecordSet|System\/List</.test(descriptor) || descriptor.startsWith('[');
  const names = descriptor.match(/[\w/$]+/g) ?? [];
  const path = (isChildren ? names.at(-1) : names[0]) ?? '';
  const type = path.slice(path.lastIndexOf('/') + 1);
  const isCompound = type === 'Address' || type === 'Location';
  return {
    name,
    type,
    isStatic,
    isChildren,
    isObject: !isChildren && !isCompound && /\/SObjects(Stubs)?\//.test(path),
  };
}

function readConstantPool(reader: Reader): readonly (string | undefined)[] {
  const strings: (string | undefined)[] = [];
  const count = reader.u2();
  for (let i = 1; i < count; i++) {
    const tag = reader.u1();
    if (tag === 1) strings[i] = reader.text(reader.u2());
    else if (tag === 5 || tag === 6) {
      reader.skip(8);
      i++; // 8-byte constants take two places
    } else reader.skip(tag === 15 ? 3 : [7, 8, 16, 19, 20].includes(tag) ? 2 : 4);
  }
  return strings;
}

class Reader {
  private at = 0;
  private readonly bytes: Buffer;
  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }
  u1(): number {
    return this.bytes.readUInt8(this.at++);
  }
  u2(): number {
    this.at += 2;
    return this.bytes.readUInt16BE(this.at - 2);
  }
  u4(): number {
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }
  text(length: number): string {
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
  skip(count: number): void {
    this.at += count;
  }
}
