/** Mail by a mail service's HTTPS API: Microsoft Graph, SendGrid, Amazon SES. */
@NullMarked
package io.github.carillon.core.mailapi;

import org.jspecify.annotations.NullMarked;
