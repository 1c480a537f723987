import { type Extension, text, toDo, when } from './extension.ts';

const something = text('`x-todo` does not say what is to do. Write it as one line of text.');

export const todo: Extension = {
  key: 'x-todo',
  form: {
    description: 'What only a person can decide. Do what it says, and remove it.',
    ...when(something, toDo('Do what it says, and remove it.'), something),
  },
};
