/**
 * Generates the element templates for Camunda Modeler and the parameter tables of the designer's guide from the parameters that the
 * worker reads, and the texts of each language.
 */
@NullMarked
package io.github.carillon.templates;

import org.jspecify.annotations.NullMarked;
