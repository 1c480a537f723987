/** Carries {@link Operation.messages} to the error of an outcome; absent from what a test made by hand. */
export const messages: unique symbol = Symbol('messages');
