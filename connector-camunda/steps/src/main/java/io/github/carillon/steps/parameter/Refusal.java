package io.github.carillon.steps.parameter;

/**
 * Why a message cannot go out although its step is modelled right: what the process' data says is of no use.
 *
 * @param code the provider's own, or one of ours in capitals
 * @param reason for people; nothing of the data
 */
public record Refusal(String code, String reason) {

    /** Nobody is named. */
    public static final String NO_RECIPIENT = "NO_RECIPIENT";
    /** There is no subject. */
    public static final String NO_SUBJECT = "NO_SUBJECT";
    /** Neither of two messages is wanted. */
    public static final String NOTHING_TO_SEND = "NOTHING_TO_SEND";

    /** There is no text. */
    public static final String NO_TEXT = "NO_TEXT";
    /** An A/B test has no winner, though one was chosen. */
    public static final String NO_WINNER = "NO_WINNER";
    /** What is to be an address is not one. */
    public static final String INVALID_ADDRESS = "INVALID_ADDRESS";
    /** What is to be a link is none, or leads where none may lead. */
    public static final String INVALID_LINK = "INVALID_LINK";
    /** Any other value that is not what its parameter takes. */
    public static final String INVALID_VALUE = "INVALID_VALUE";
    /** There is no connection of this name. */
    public static final String UNKNOWN_CONNECTION = "UNKNOWN_CONNECTION";
    /** There is neither a variable nor an activity of this name. */
    public static final String UNKNOWN_SOURCE = "UNKNOWN_SOURCE";
    /** There is no field of this name. */
    public static final String UNKNOWN_FIELD = "UNKNOWN_FIELD";
    /** There is no file of this name. */
    public static final String UNKNOWN_FILE = "UNKNOWN_FILE";
    /** There is no message template of this name. */
    public static final String UNKNOWN_TEMPLATE = "UNKNOWN_TEMPLATE";
}
