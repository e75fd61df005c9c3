/** The connections of an installation, as a task names them. */
@NullMarked
package io.github.carillon.steps.connection;

import org.jspecify.annotations.NullMarked;
