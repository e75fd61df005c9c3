/** The configured connections, opened. */
@NullMarked
package io.github.carillon.starter.connection;

import org.jspecify.annotations.NullMarked;
