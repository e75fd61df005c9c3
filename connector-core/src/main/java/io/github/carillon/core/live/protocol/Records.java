package io.github.carillon.core.live.protocol;

import io.github.carillon.core.value.Validated;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stream of text into records, each of which ends with U+001E. For one thread at a time. */
public final class Records {

    /** What ends a record. */
    public static final char END = '\u001e';

    private final int longest;
    private final StringBuilder begun = new StringBuilder();

    /**
     * @param longest how many characters a record has at most
     */
    public Records(int longest) {
        this.longest = longest;
    }

    /** The records that this piece completes, without their ends; the reason why not when one is too long. */
    public Validated<List<String>> add(String piece) {
        List<String> whole = new ArrayList<>();
        int from = 0;
        for (int end = piece.indexOf(END); end >= 0; end = piece.indexOf(END, from)) {
            if (begun.length() + end - from > longest) {
                return tooLong();
            }
            whole.add(begun.append(piece, from, end).toString());
            begun.setLength(0);
            from = end + 1;
        }
        if (begun.length() + piece.length() - from > longest) {
            return tooLong();
        }
        begun.append(piece, from, piece.length());
        return Validated.valid(whole);
    }

    private Validated<List<String>> tooLong() {
        return Validated.invalid("is longer than " + longest + " characters");
    }
}
