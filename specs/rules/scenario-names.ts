import { asMap } from '@clientele/openapi';
import type { Location, Oas3Rule } from '@redocly/openapi-core';
import { cause } from './extensions/cause.ts';
import { examplesOf } from './support/examples.ts';
import { checked } from './support/extension.ts';

export const scenarioNames: Oas3Rule = () => ({
  ...checked(cause),
  Operation(operation: unknown, { location, report, resolve }) {
    const { requestBody, responses } = asMap(operation);
    const complain = (at: Location, message: string) => report({ message, location: at.key() });

    const asked = examplesOf(requestBody, location.child('requestBody'), resolve);
    const answered = Object.entries(asMap(responses)).flatMap(([status, response]) =>
      examplesOf(response, location.child(['responses', status]), resolve).map((answer) => ({
        ...answer,
        status,
      })),
    );

    for (const { name, summary, entry, location: at } of [...asked, ...answered]) {
      if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
        complain(entry, `\`${name}\` is not PascalCase. Rename it, as in \`RenameClient\`.`);
      }
      if (typeof summary !== 'string') {
        // Without the name: one that is shared is one thing to do, whatever it is called where it is used.
        complain(at, 'The example has no summary. Say what happens.');
      }
    }
    const successes = Object.entries(asMap(responses)).filter(([status]) => status.startsWith('2'));
    const isSilent = successes.some(([, response]) => !('content' in asMap(resolve(asMap(response)).node)));
    for (const { name, entry } of asked) {
      const statuses = new Set(answered.filter((a) => a.name === name).map((a) => a.status));
      // A success without a body has nothing to show.
      if (statuses.size === 0 && !isSilent) {
        complain(entry, `\`${name}\` has no answer. Add a response example of that name.`);
      } else if (statuses.size > 1) {
        const list = [...statuses].join(' and ');
        complain(entry, `\`${name}\` is answered by ${list}. Keep the name in one of them.`);
      }
    }
    for (const { name, summary, caused, entry, location: at, status } of answered) {
      const question = asked.find((candidate) => candidate.name === name);
      const fix = 'Add a request example of that name';
      if (question?.summary && summary && question.summary !== summary) {
        complain(at.child('summary'), "The summary differs from the request's. Write the same at both.");
      } else if (!question && status.startsWith('2') && requestBody) {
        complain(entry, `No request has \`${name}\` as its answer. ${fix}.`);
      } else if (!question && !status.startsWith('2') && !caused) {
        complain(entry, `Nothing causes \`${name}\`. ${fix}, or \`x-cause\`.`);
      }
    }
  },
});
