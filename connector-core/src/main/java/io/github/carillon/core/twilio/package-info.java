/** Text messages by Twilio: one POST per send, numbers in E.164, and the outcome of each of Twilio's codes. */
@NullMarked
package io.github.carillon.core.twilio;

import org.jspecify.annotations.NullMarked;
