/** Just enough of protobuf's wire format to write a request. */

function varint(value: number): Buffer {
  const octets: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...octets, rest])
    octets.push((rest % 128) | 128)
  }
}

export function uint(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)])
}

export function fixed64(field: number, value: bigint): Buffer {
  const octets = Buffer.alloc(8)
  octets.writeBigUInt64LE(value)
  return Buffer.concat([varint(field * 8 + 1), octets])
}

export function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value])
}

export function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value))
}

export function message(field: number, ...fields: Buffer[]): Buffer {
  return bytes(field, Buffer.concat(fields))
}
