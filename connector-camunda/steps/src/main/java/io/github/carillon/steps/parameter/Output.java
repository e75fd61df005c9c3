package io.github.carillon.steps.parameter;

/**
 * One output of a step.
 *
 * @param name the variable
 * @param type in words, for the documentation
 */
public record Output(String name, String type) {

    /** Whether it is a File variable, which an engine hands on with its name and type only when asked for them. */
    public boolean isFile() {
        return type.startsWith("file");
    }
}
