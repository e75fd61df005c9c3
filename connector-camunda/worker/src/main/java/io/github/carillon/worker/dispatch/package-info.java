/** Tasks from the fetch to the answer that the engine has heard, and their locks meanwhile. */
@NullMarked
package io.github.carillon.worker.dispatch;

import org.jspecify.annotations.NullMarked;
