import { readFileSync } from 'node:fs';

const endOfDirectory = 0x06054b50;
const headerLength = 46;

/** The names of a zip file's entries, read from its central directory (PKWARE APPNOTE 4.3.12 and 4.3.16). */
export function zipEntries(file: string): string[] {
  const zip = readFileSync(file);
  const end = zip.lastIndexOf(littleEndian(endOfDirectory));
  const count = zip.readUInt16LE(end + 10);
  let offset = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const nameLength = zip.readUInt16LE(offset + 28);
    const name = zip.toString('utf8', offset + headerLength, offset + headerLength + nameLength);
    offset += headerLength + nameLength + zip.readUInt16LE(offset + 30) + zip.readUInt16LE(offset + 32);
    return name;
  });
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
