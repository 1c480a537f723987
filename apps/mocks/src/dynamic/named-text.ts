import { faker } from '@faker-js/faker/locale/en';

/** Host names that nobody has (RFC 2606). */
const host = () => `${faker.internet.domainWord()}.example.com`;
const url = (path = faker.lorem.slug(2)) => `https://${host()}/${path}`;

/** What a text holds, by its format. */
const formats: Record<string, () => string> = {
  email: () => faker.internet.exampleEmail().toLowerCase(),
  'idn-email': () => faker.internet.exampleEmail().toLowerCase(),
  uri: url,
  url,
  iri: url,
  'uri-reference': url,
  'iri-reference': url,
  hostname: host,
  'idn-hostname': host,
  // Of the network for documentation (RFC 5737).
  ipv4: () => faker.internet.ipv4({ network: 'test-net-1' }),
  ipv6: () => faker.internet.ipv6(),
  uuid: () => faker.string.uuid(),
};

/** What a text holds, by the last words of its name in snake case; the first that fits. */
const names: readonly (readonly [RegExp, () => string])[] = [
  [/e_?mail$/, () => faker.internet.exampleEmail().toLowerCase()],
  [/(logo|icon|image|avatar|picture|photo)(_ur[il])?$/, () => url('logo.png')],
  [/(^|_)(ur[il]|href|link|website|homepage|callback)$/, () => url()],
  [/first_name$/, () => faker.person.firstName()],
  [/last_name$/, () => faker.person.lastName()],
  [/(user_?name|login|nickname|handle)$/, () => faker.internet.username().toLowerCase()],
  [/(full_name|author|owner|contact|created_by|updated_by|person)$/, () => faker.person.fullName()],
  [/(company|organi[sz]ation|vendor|tenant)(_name)?$/, () => faker.company.name()],
  [/(^|_)name$/, () => faker.commerce.productName()],
  [/(title|label|subject)$/, () => sentenceCase(faker.lorem.words(3))],
  [/(description|summary|comment|message|note|text|reason|detail)$/, () => faker.lorem.sentence(6)],
  [/(phone|mobile|fax)(_number)?$/, () => faker.phone.number({ style: 'international' })],
  [/country_code$/, () => faker.location.countryCode()],
  [/country$/, () => faker.location.country()],
  [/(city|town)$/, () => faker.location.city()],
  [/(street|address)$/, () => faker.location.streetAddress()],
  [/(zip|postal|post)_?code$/, () => faker.location.zipCode()],
  [/(^|_)(domain|host)(_name)?$/, host],
  [/(^|_)origin$/, () => `https://${host()}`],
  [
    /(^|_)(scope|permission)$/,
    () => `${faker.lorem.word()}:${faker.helpers.arrayElement(['read', 'write'])}`,
  ],
  [/(^|_)ip(_address)?$/, () => faker.internet.ipv4({ network: 'test-net-1' })],
  [/(locale|language|lang)$/, () => 'en'],
  [/currency(_code)?$/, () => faker.finance.currencyCode()],
  [/colou?r$/, () => faker.color.human()],
  [/version$/, () => faker.system.semver()],
  [/slug$/, () => faker.lorem.slug(2)],
  [/(token|secret|key|password|hash)$/, () => faker.string.alphanumeric(32)],
  [/(^|_)(id|guid|uuid|code|ref(erence)?)$/, () => faker.string.uuid()],
];

/**
 * A text that people expect under a name and in a format, from what the faker was seeded with.
 *
 * @example
 * ```ts
 * namedText('client_name'); // 'Handcrafted Wooden Chair'
 * ```
 */
export function namedText(name: string, format: string | undefined): string | undefined {
  if (format !== undefined) return Object.hasOwn(formats, format) ? formats[format]?.() : undefined;
  const words = snakeCase(name);
  const one = words.replace(/(?<!s)s$/, '');
  const [, make] = names.find(([pattern]) => pattern.test(words) || pattern.test(one)) ?? [];
  return make ? make() : faker.lorem.words({ min: 1, max: 3 });
}

/** `clientName` and `_ClientName` as `client_name`. */
export function snakeCase(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').replaceAll(/[^A-Za-z\d]+/g, '_');
  return words.replace(/^_/, '').toLowerCase();
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
