package io.github.carillon.worker.step;

import io.github.carillon.core.message.MimeComposer;

/**
 * How large the files of a connection's messages may be, and what sending them takes.
 *
 * @param most how many bytes the files of a message may have together
 * @param copies how often they are held in memory while a message is sent, beside themselves: not at all where they are
 *     encoded while they are written
 */
public record FileLimit(long most, int copies) {

    /** Of a connection of which nothing else is said. */
    static final FileLimit STANDARD = new FileLimit(MimeComposer.LARGEST_ATTACHMENTS, 0);
}
