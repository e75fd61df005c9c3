/** The language of the configuration: keys, the kinds of their values, sections, and what is said of mistakes. */
@NullMarked
package io.github.carillon.core.configuration;

import org.jspecify.annotations.NullMarked;
