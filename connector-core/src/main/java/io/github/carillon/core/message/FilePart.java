package io.github.carillon.core.message;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The part of a mail that is a file. It is encoded while it is written, since a file and its encoded form together take
 * twice the memory; and its header stays as it is set, for Angus Mail would add names of its own to it.
 */
final class FilePart extends MimeBodyPart {

    FilePart(Attachment attachment) throws MessagingException {
        setDataHandler(new DataHandler(new Source(attachment)));
    }

    /** Nothing to add. */
    @Override
    protected void updateHeaders() {
        // the header is whole
    }

    private record Source(Attachment attachment) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(attachment.content());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("a file of a mail is not written to");
        }

        @Override
        public String getContentType() {
            return attachment.contentType();
        }

        @Override
        public String getName() {
            return attachment.name();
        }
    }
}
