package io.github.carillon.core.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * A body that knows whether it was written to its end. Before that, no server can have acted on the request, whose
 * length it was told.
 */
final class OnceWritten extends AbstractHttpEntity {

    private final byte[] body;
    private boolean written;

    OnceWritten(byte[] body) {
        super((String) null, null);
        this.body = body;
    }

    static boolean isWritten(@Nullable OnceWritten body) {
        return body != null && body.written;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(body);
        written = true;
    }

    @Override
    public long getContentLength() {
        return body.length;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // nothing to release
    }
}
