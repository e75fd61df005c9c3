package io.github.carillon.core.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system for H2 that knows what a power cut would leave: of each file what it was when it was last forced to the
 * disk, kept beside it.
 */
public final class PowerCut extends FilePathWrapper {

    private static final String SCHEME = "powercut";
    private static final String LEFT = ".left";

    /** The URL of a database on it. */
    public static String url(Path database) {
        FilePath.register(new PowerCut());
        return "jdbc:h2:" + SCHEME + ":" + database;
    }

    /** Lays what is left of a database elsewhere. */
    public static void leave(Path database, Path elsewhere) throws IOException {
        String ending = ".mv.db";
        Files.copy(Path.of(database + ending + LEFT), Path.of(elsewhere + ending));
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Forced(super.open(mode), Path.of(getBase().toString()));
    }

    private static final class Forced extends FileBase {

        private final FileChannel real;
        private final Path file;

        Forced(FileChannel real, Path file) {
            this.real = real;
            this.file = file;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
            Files.write(Path.of(file + LEFT), Files.readAllBytes(file));
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return real.read(into);
        }

        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            return real.read(into, position);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return real.write(from);
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            return real.write(from, position);
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
