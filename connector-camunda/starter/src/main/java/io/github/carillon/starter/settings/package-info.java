/** The configuration: its keys as data, and the reader that finds every mistake before anything starts. */
@NullMarked
package io.github.carillon.starter.settings;

import org.jspecify.annotations.NullMarked;
