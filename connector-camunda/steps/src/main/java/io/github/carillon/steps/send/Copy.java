package io.github.carillon.steps.send;

/**
 * Somebody who gets a copy of the step's message.
 *
 * @param as the parameter that names them: {@code cc} or {@code bcc}
 * @param blind whether nobody sees it
 * @param to where it goes
 * @param <A> where messages of this kind go
 */
record Copy<A>(String as, boolean blind, A to) {}
