/** What steps ask of the engine, and the worker of its models: what was told is kept here, however the engine is reached. */
@NullMarked
package io.github.carillon.worker.context;

import org.jspecify.annotations.NullMarked;
