/** Numbers of cards that are issued today, by leading digits and length. https://en.wikipedia.org/wiki/Payment_card_number */
const networks: readonly { readonly starts: RegExp; readonly lengths: readonly number[] }[] = [
  { starts: /^4/, lengths: [16, 19] },
  { starts: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { starts: /^3[47]/, lengths: [15] },
  { starts: /^3(?:0[0-5]|[689])/, lengths: [14, 16] },
  { starts: /^(?:6011|64[4-9]|65)/, lengths: [16, 19] },
  { starts: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { starts: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { starts: /^(?:50|5[6-9]|6)/, lengths: [16] },
];

/** 13 to 19 digits in one run, or in groups with one blank or dash between. */
const runOfDigits = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d]|\.\d)/g;

/** A quick look: false for nearly every webhook. */
export function mayHoldCardNumber(text: string): boolean {
  return /\d(?:[ -]?\d){12}/.test(text);
}

/** The text with every card number in it cut down to its last four digits, as ChargeOver masks them (`x1111`). */
export function maskCardNumbers(text: string): string {
  return text.replace(runOfDigits, (run) => {
    const digits = run.replaceAll(/[ -]/g, '');
    return isCardNumber(digits) ? `x${digits.slice(-4)}` : run;
  });
}

function isCardNumber(digits: string): boolean {
  return (
    networks.some(({ starts, lengths }) => lengths.includes(digits.length) && starts.test(digits)) && isLuhn(digits)
  );
}

/** ISO/IEC 7812-1, annex B: nine of ten random numbers fail it. */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    if (index % 2 === 0) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
