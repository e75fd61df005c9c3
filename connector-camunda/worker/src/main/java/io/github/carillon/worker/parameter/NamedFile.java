package io.github.carillon.worker.parameter;

/** A value that is a file, wherever its content is. */
public interface NamedFile {

    String name();
}
