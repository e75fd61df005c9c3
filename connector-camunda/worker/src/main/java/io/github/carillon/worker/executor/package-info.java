/** Who works on which task when: each connection has threads of its own, and no more is fetched than they can do. */
@NullMarked
package io.github.carillon.worker.executor;

import org.jspecify.annotations.NullMarked;
