package io.github.carillon.steps.task;

import io.github.carillon.steps.parameter.Refusal;

/** A file has more bytes than it may have, and was not read. */
public final class FileTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code of the refusal that comes of it
     * @param name of the file
     * @param most how many bytes it may have
     */
    FileTooLargeException(String code, String name, long most) {
        super("the file \"" + name + "\" is too large: it may have " + most + " bytes here");
        this.code = code;
    }

    public Refusal refusal() {
        return new Refusal(code, String.valueOf(getMessage()));
    }
}
