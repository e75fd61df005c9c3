/** Servers that play a mail relay and Twilio, misbehave when told to, and remember what they received; a clock; and a JVM to kill. */
@NullMarked
package io.github.carillon.testserver;

import org.jspecify.annotations.NullMarked;
