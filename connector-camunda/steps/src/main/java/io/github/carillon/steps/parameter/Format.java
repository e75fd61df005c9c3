package io.github.carillon.steps.parameter;

/** How the body of a notification is written. */
public enum Format {
    /** Plain text. */
    TEXT("text"),
    /** HTML; values are escaped, and a plain text is made from it for readers that show none. */
    HTML("html");

    private final String word;

    Format(String word) {
        this.word = word;
    }

    /** As a designer writes it. */
    @Override
    public String toString() {
        return word;
    }
}
