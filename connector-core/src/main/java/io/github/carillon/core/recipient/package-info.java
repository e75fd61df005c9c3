/** Who gets a message: addresses, people, the directory that knows them, and the resolution of the one to the other. */
@NullMarked
package io.github.carillon.core.recipient;

import org.jspecify.annotations.NullMarked;
