/** What people type as a number: "4,5", "1.250", "12". Null for empty, undefined for no number. */
export function readNumber(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  // A comma is the decimal sign here; points before groups of three are only for reading.
  const plain = trimmed.includes(',')
    ? trimmed.replaceAll('.', '').replace(',', '.')
    : /^-?\d{1,3}(\.\d{3})+$/.test(trimmed)
      ? trimmed.replaceAll('.', '')
      : trimmed;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
