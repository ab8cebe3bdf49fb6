/** Owns whether a folder lies on another machine. Refuses to guess where the system does not say. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const networkTypes =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|coda|ceph|glusterfs|lustre|gpfs|beegfs|davfs|vboxsf|fuse\.(?:sshfs|rclone|davfs2?|s3fs|gvfsd-fuse|curlftpfs|smbnetfs|glusterfs|ceph|vmhgfs-fuse|goofys|gcsfuse))$/u;

/** What kind of share it lies on, or null. `mounts` is the text of /proc/mounts, null where the system has none. */
export function networkKindOf(folder: string, mounts: string | null = readMounts()): string | null {
  const real = realPathOf(folder);
  // A drive letter that stands for a share is shown as the share it stands for.
  if (/^[\\/]{2}(?:\?[\\/]UNC[\\/]|[^\\/?.])/u.test(real)) return 'UNC';
  if (mounts === null) return null;
  const [mount] = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '', options = '']) => ({ point: decodePoint(point), type, options }))
    .filter(({ point }) => point === '/' || real === point || real.startsWith(`${point}/`))
    .map((entry, order) => ({ ...entry, order }))
    // The deepest holds; of two on one folder the later hides the earlier.
    .sort((one, other) => other.point.length - one.point.length || other.order - one.order);
  if (!mount) return null;
  const drive = mount.type === '9p' && mount.options.includes('aname=drvfs');
  return drive || networkTypes.test(mount.type) ? mount.type : null;
}

function readMounts(): string | null {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return null;
  }
}

/** Through every link; what is not there yet will stand below the nearest folder that is. */
function realPathOf(folder: string): string {
  const path = resolve(folder);
  let above = path;
  while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
  try {
    return join(realpathSync.native(above), relative(above, path));
  } catch {
    return path;
  }
}

/** Blanks in a mount point are written as octal numbers. */
function decodePoint(point: string): string {
  return point.replace(/\\([0-7]{3})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}
