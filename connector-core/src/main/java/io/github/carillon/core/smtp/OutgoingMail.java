package io.github.carillon.core.smtp;

import io.github.carillon.core.recipient.EmailAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/**
 * A composed message and its envelope. Belongs to one send, and so to one thread.
 *
 * @param message with all its headers, written the same each time
 * @param messageId with its angle brackets
 * @param sender the return path
 * @param recipients the main one first, each once
 * @param needsUtf8 whether an address asks for the SMTPUTF8 extension (RFC 6531)
 */
record OutgoingMail(
        MimeMessage message, String messageId, String sender, List<EmailAddress> recipients, boolean needsUtf8) {}
