/** The configured connections, opened. */
@NullMarked
package io.github.carillon.app.connection;

import org.jspecify.annotations.NullMarked;
