/**
 * Carillon's worker: takes external tasks from a Camunda 7 engine, sends what they ask for, and answers each. Knows
 * the engine by REST only, and no framework.
 */
@NullMarked
package io.github.carillon.worker;

import org.jspecify.annotations.NullMarked;
