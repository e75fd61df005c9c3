/** Mail by SMTP: a transport that knows where it stands, and the outcome of a send. */
@NullMarked
package io.github.carillon.core.smtp;

import org.jspecify.annotations.NullMarked;
