/** The inbox over HTTP: who may ask, what is answered, and who is told of news. */
@NullMarked
package io.github.carillon.starter.inbox;

import org.jspecify.annotations.NullMarked;
