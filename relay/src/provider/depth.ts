const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** Whether JSON bytes nest deeper than `limit`, found without parsing, so that no parser or walker meets such a body. */
export function isDeeperThan(limit: number, json: Uint8Array): boolean {
  return hasMoreThan(limit, json) && nestsDeeperThan(limit, json);
}

/** Without so many opening signs in all it can't be so deep: a search over bytes, many times faster than reading them. */
function hasMoreThan(limit: number, json: Uint8Array): boolean {
  let count = 0;
  for (const sign of [openBrace, openBracket]) {
    for (let at = json.indexOf(sign); at >= 0; at = json.indexOf(sign, at + 1)) {
      count += 1;
      if (count > limit) return true;
    }
  }
  return false;
}

function nestsDeeperThan(limit: number, json: Uint8Array): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < json.length; index += 1) {
    const byte = json[index];
    if (isInString) {
      if (byte === backslash) index += 1;
      else if (byte === quote) isInString = false;
    } else if (byte === quote) isInString = true;
    else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === closeBrace || byte === closeBracket) depth -= 1;
  }
  return false;
}
