package io.github.carillon.steps.parameter;

/** A value that is a file, wherever its content is. */
public interface NamedFile {

    String name();
}
