/** What goes into messages: the rows of a list, texts with their placeholders, files. */
@NullMarked
package io.github.carillon.steps.content;

import org.jspecify.annotations.NullMarked;
