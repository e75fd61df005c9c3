/** The configuration: its keys as data, and the reader that finds every mistake before anything starts. */
@NullMarked
package io.github.carillon.app.settings;

import org.jspecify.annotations.NullMarked;
