/** "Firefox", "Android": enough to tell one's own devices apart; unknown parts are empty. */
export function browserName(userAgent: string): { browser: string; system: string } {
  const first = (pairs: [RegExp, string][]) =>
    pairs.find(([pattern]) => pattern.test(userAgent))?.[1] ?? '';
  return {
    browser: first([
      [/Edg\//, 'Edge'],
      [/OPR\//, 'Opera'],
      [/SamsungBrowser\//, 'Samsung Internet'],
      [/Firefox\/|FxiOS\//, 'Firefox'],
      [/Chrome\/|CriOS\//, 'Chrome'],
      [/Safari\//, 'Safari'],
    ]),
    system: first([
      [/Android/, 'Android'],
      [/iPhone|iPad/, 'iOS'],
      [/Windows/, 'Windows'],
      [/Mac OS X/, 'macOS'],
      [/CrOS/, 'ChromeOS'],
      [/Linux/, 'Linux'],
    ]),
  };
}
