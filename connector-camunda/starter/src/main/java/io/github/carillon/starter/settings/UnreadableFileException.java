package io.github.carillon.starter.settings;

/** A file of the configuration cannot be read. Has no cause, since that would quote the file. */
final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param place the file, and where in it
     */
    UnreadableFileException(String place) {
        super(place);
    }
}
