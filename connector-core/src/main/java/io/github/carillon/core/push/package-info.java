/** Pushes to devices, whoever carries them: the note is kept, then it is shown. */
@NullMarked
package io.github.carillon.core.push;

import org.jspecify.annotations.NullMarked;
