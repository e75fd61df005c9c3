/** Mail by a mail service's HTTPS API, each with its {@link io.github.carillon.core.connection.ChannelProvider}. */
@NullMarked
package io.github.carillon.core.mailapi;

import org.jspecify.annotations.NullMarked;
