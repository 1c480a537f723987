import { describe, expect, it } from 'vitest';
import { type RedirectUriRules, redirectUriProblem } from '../src/shared/redirect-uri.ts';

const strict: RedirectUriRules = { schemes: 'any', query: 'allowed', authority: 'strict' };
const httpsOnly: RedirectUriRules = { schemes: 'https', query: 'refused', authority: 'strict' };
const noRemoteHttp: RedirectUriRules = { schemes: 'no-remote-http', query: 'refused', authority: 'strict' };
const lenient: RedirectUriRules = { schemes: 'any', query: 'allowed', authority: 'lenient' };
const everyone = { strict, httpsOnly, noRemoteHttp, lenient };

const relative = 'must be an absolute URI';
const characters = 'must consist of URI characters, any others percent-encoded';
const host = 'must spell its host and port as URLs do';
const scheme = (name: string) => `must not use the scheme ${name}`;

/** Refused whatever the rules; the text is that of the strict rules. */
const refusedByAll: readonly (readonly [uri: string, problem: string])[] = [
  ['javascript:alert(1)', scheme('javascript')],
  ['JaVaScRiPt:alert(1)', scheme('javascript')],
  ['javascript://app.example.com/%0aalert(1)', scheme('javascript')],
  ['java\tscript:alert(1)', scheme('javascript')],
  ['java\nscript:alert(1)', scheme('javascript')],
  ['java\r\nscript:alert(1)', scheme('javascript')],
  [' javascript:alert(1)', scheme('javascript')],
  ['\tjavascript:alert(1)', scheme('javascript')],
  ['\u0000javascript:alert(1)', scheme('javascript')],
  ['\u0001\u001fjavascript:alert(1)', scheme('javascript')],
  ['\u00a0javascript:alert(1)', scheme('javascript')],
  ['\ufeffjavascript:alert(1)', scheme('javascript')],
  ['java\u200bscript:alert(1)', scheme('javascript')],
  ['java\u00adscript:alert(1)', scheme('javascript')],
  ['javascript\t:alert(1)', scheme('javascript')],
  ['javascript\uff1aalert(1)', scheme('javascript')],
  ['\uff4aavascript:alert(1)', scheme('javascript')],
  ['javascript%3aalert(1)', scheme('javascript')],
  ['%6a%61vascript:alert(1)', scheme('javascript')],
  ['%256aavascript:alert(1)', scheme('javascript')],
  ['java%09script:alert(1)', scheme('javascript')],
  ['%20javascript:alert(1)', scheme('javascript')],
  ['feed:javascript:alert(1)', scheme('javascript')],
  ['view-source:feed:javascript:alert(1)', scheme('javascript')],
  ['data:text/html,<script>alert(1)</script>', scheme('data')],
  ['DATA:text/html;base64,PHA+', scheme('data')],
  ['d\u0000ata:text/html,x', scheme('data')],
  ['vbscript:msgbox(1)', scheme('vbscript')],
  ['VbScript:msgbox(1)', scheme('vbscript')],
  ['vb\nscript:msgbox(1)', scheme('vbscript')],
  ['file:///etc/hosts', scheme('file')],
  ['FILE://localhost/etc/hosts', scheme('file')],
  ['fi\tle:///etc/hosts', scheme('file')],
  ['blob:https://app.example.com/7c1d4f0e', scheme('blob')],
  ['about:blank', scheme('about')],
  ['About:srcdoc', scheme('about')],
  ['', relative],
  [' ', relative],
  ['callback', relative],
  ['/callback', relative],
  ['//app.example.com/callback', relative],
  ['app.example.com/callback', relative],
  ['?code=1', relative],
  ['#done', relative],
  ['https:', relative],
  ['https://', relative],
  ['https:///callback', relative],
  ['https:app.example.com/callback', relative],
  ['https:/app.example.com/callback', relative],
  ['https:\\\\app.example.com\\callback', relative],
  ['ht\ttps://app.example.com/callback', relative],
  [' https://app.example.com/callback', relative],
  ['1https://app.example.com/callback', relative],
  ['https://app.example.com:99999/callback', relative],
  ['https://app.example.com:port/callback', relative],
  ['https://app example.com/callback', relative],
  ['https://[::1/callback', relative],
  ['https://%00.example.com/callback', relative],
  ['com.example.app:', relative],
  ['com.example.app://', relative],
  ['https://app.example.com/callback#done', 'must not have a fragment'],
  ['https://app.example.com/callback#', 'must not have a fragment'],
  ['https://app.example.com/callback?a=1#b', 'must not have a fragment'],
  ['com.example.app://callback#done', 'must not have a fragment'],
  ['https://app.example.com/call\tback', characters],
  ['https://app.example.com/call\nback', characters],
  ['https://app.example.com/callback\r\n', characters],
  ['https://app.example.com/callback ', characters],
  ['https://app.example.com/call back', characters],
  ['https://app.example.com\\@evil.example.org/', 'must not have a user name or password'],
  ['https://app.example.com/call\\back', characters],
  ['https://app.example.com/"quoted"', characters],
  ['https://app.example.com/<tag>', characters],
  ['https://app.example.com/{id}', characters],
  ['https://app.example.com/callb\u00e4ck', characters],
  ['https://b\u00fccher.example.com/callback', characters],
  ['https://app.example\u3002com/callback', characters],
  ['https://\uff41pp.example.com/callback', characters],
  ['https://app.example.com/%zz', characters],
  ['https://app.example.com/100%', characters],
  ['https://app.example.com/\ud800', characters],
  ['https://ex\u00adample.com/callback', characters],
  ['https://app.example.com/%00', 'must not have percent-encoded control characters'],
  ['https://app.example.com/%0d%0aSet-Cookie:a=b', 'must not have percent-encoded control characters'],
  ['https://app.example.com/callback?next=%0a', 'must not have percent-encoded control characters'],
  ['https://app%2eexample.com/callback', host],
  ['https://%61pp.example.com/callback', host],
  ['https://0x7f.0.0.1/callback', host],
  ['https://2130706433/callback', host],
  ['https://0177.0.0.1/callback', host],
  ['https://127.1/callback', host],
  ['https://[0:0:0:0:0:0:0:1]/callback', host],
  ['https://app.example.com:/callback', host],
  ['https://app.example.com:0443/callback', host],
  ['https://app.example.com/../callback', 'must not have dot segments in its path'],
  ['https://app.example.com/a/./callback', 'must not have dot segments in its path'],
  ['https://app.example.com/%2e%2E/callback', 'must not have dot segments in its path'],
  ['https://app.example.com/a/.%2e', 'must not have dot segments in its path'],
];

/** Refused by some rules alone. */
const refused: readonly (readonly [rules: keyof typeof everyone, uri: string, problem: string])[] = [
  ['strict', 'https://*.example.com/callback', 'must not have a wildcard in its host'],
  ['strict', 'https://*/callback', 'must not have a wildcard in its host'],
  ['strict', 'https://app.example.*/callback', 'must not have a wildcard in its host'],
  ['strict', 'https://%2a.example.com/callback', 'must not have a wildcard in its host'],
  ['strict', 'com.example.app://*/callback', 'must not have a wildcard in its host'],
  ['strict', 'https://user@app.example.com/callback', 'must not have a user name or password'],
  ['strict', 'https://user:pass@app.example.com/callback', 'must not have a user name or password'],
  ['strict', 'https://:pass@app.example.com/callback', 'must not have a user name or password'],
  ['strict', 'https://@app.example.com/callback', 'must not have a user name or password'],
  ['strict', 'https://app.example.com%40@evil.example.org/', 'must not have a user name or password'],
  ['httpsOnly', 'http://app.example.com/callback', 'must use the scheme https'],
  ['httpsOnly', 'http://localhost/callback', 'must use the scheme https'],
  ['httpsOnly', 'com.example.app://callback', 'must use the scheme https'],
  ['httpsOnly', 'https://app.example.com/callback?a=1', 'must not have a query'],
  ['httpsOnly', 'https://app.example.com/callback?', 'must not have a query'],
  ['httpsOnly', 'https://*.example.com/callback', 'must not have a wildcard in its host'],
  ['noRemoteHttp', 'http://app.example.com/callback', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'http://127.0.0.1/callback', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'http://[::1]/callback', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'http://localhost.example.com/', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'http://localhost./callback', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'HTTP://app.example.com/', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'http://local\thost/callback', characters],
  ['noRemoteHttp', 'http://localhost@evil.example.org/', 'must not use http unless its host is localhost'],
  ['noRemoteHttp', 'http://evil.example.org@localhost/', 'must not have a user name or password'],
  ['noRemoteHttp', 'ftp://app.example.com/callback', scheme('ftp')],
  ['noRemoteHttp', 'wss://app.example.com/callback', scheme('wss')],
  ['noRemoteHttp', 'https://app.example.com/callback?a=1', 'must not have a query'],
  ['noRemoteHttp', 'com.example.app:/callback?', 'must not have a query'],
  ['lenient', 'app:/callback', 'must have a host'],
  ['lenient', 'app:///callback', 'must have a host'],
  ['lenient', 'mailto:ops@example.org', 'must have a host'],
];

const accepted: readonly (readonly [rules: keyof typeof everyone, uri: string])[] = [
  ['strict', 'https://app.example.com'],
  ['strict', 'https://app.example.com/'],
  ['strict', 'HTTPS://App.Example.com/Callback'],
  ['strict', 'https://app.example.com:8443/callback'],
  ['strict', 'https://app.example.com:443/callback'],
  ['strict', 'https://app.example.com/callback?tenant=1&x=%20'],
  ['strict', "https://app.example.com/it's?q='a'"],
  ['strict', 'https://app.example.com/*'],
  ['strict', 'https://app.example.com/a%2Fb'],
  ['strict', 'https://app.example.com/...'],
  ['strict', 'https://xn--bcher-kva.example.com/callback'],
  ['strict', 'http://app.example.com/callback'],
  ['strict', 'http://127.0.0.1:3000/callback'],
  ['strict', 'http://[::1]:3000/callback'],
  ['strict', 'org.example.companion:/callback'],
  ['strict', 'com.example.app://callback'],
  ['strict', 'com.example.app:callback'],
  ['strict', 'https://app.example.com/javascript:alert'],
  ['strict', 'https://data.example.com/data:'],
  ['httpsOnly', 'https://dashboard.example.com/oauth/callback'],
  ['httpsOnly', 'https://localhost:3000/callback'],
  ['noRemoteHttp', 'https://lab.example.com/callback'],
  ['noRemoteHttp', 'http://localhost:3000/callback'],
  ['noRemoteHttp', 'http://LOCALHOST/callback'],
  ['noRemoteHttp', 'com.example.lab://callback'],
  ['lenient', 'https://*.example.com/**'],
  ['lenient', 'https://user@app.example.com/callback'],
  ['lenient', 'app://cb'],
  ['lenient', 'https://wallet.example.com/callback?tab=1'],
];

describe('redirect URIs', () => {
  it.each(refusedByAll)('refuses %j', (uri, problem) => {
    expect(redirectUriProblem(uri, strict)).toBe(problem);
    for (const rules of Object.values(everyone)) expect(redirectUriProblem(uri, rules)).toBeDefined();
  });

  it.each(refused)('refuses by the %s rules %j', (rules, uri, problem) => {
    expect(redirectUriProblem(uri, everyone[rules])).toBe(problem);
  });

  it.each(accepted)('accepts by the %s rules %j', (rules, uri) => {
    expect(redirectUriProblem(uri, everyone[rules])).toBeUndefined();
  });

  it.each([
    ['percent signs', '%25'.repeat(300_000)],
    ['schemes', 'a:'.repeat(500_000)],
    ['slashes', `https://app.example.com${'/'.repeat(1_000_000)}`],
    ['dots', `https://${'a.'.repeat(500_000)}`],
  ])(
    'judges a megabyte of %s, where quadratic work would take minutes',
    (_, uri) => {
      const start = performance.now();
      redirectUriProblem(uri, strict);
      expect(performance.now() - start).toBeLessThan(15_000);
    },
    20_000,
  );
});
