/** One conformance suite for every engine that the worker is for: run by {@code mvn verify -Pengines}. */
package io.github.carillon.engines;
