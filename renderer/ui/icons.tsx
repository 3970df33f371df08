import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

function Drawing({ size = 24, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const SearchIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="10.5" cy="10.5" r="6.5" />
    <path d="m15.5 15.5 5 5" />
  </Drawing>
);

export const PageIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M6 3.5h8.5L18 7v13.5H6z" />
    <path d="M9 11h6M9 14.5h6" />
  </Drawing>
);

export const BookIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 6.5C10 5 7 4.5 3.5 4.5V18c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2V4.5C17 4.5 14 5 12 6.5Z" />
    <path d="M12 6.5V20" />
  </Drawing>
);

export const ClockIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7v5l3.5 2" />
  </Drawing>
);

export const PlusIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 5.5v13M5.5 12h13" />
  </Drawing>
);

export const DoneIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="m8 12.5 2.8 2.8L16 9.5" />
  </Drawing>
);

export const UndoneIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M8 5 4 9l4 4" />
    <path d="M4 9h10a5 5 0 0 1 0 10H9" />
  </Drawing>
);

export const StopIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.5v5.5M12 16.3v.2" />
  </Drawing>
);

export const BackspaceIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M9 5.5h10.5a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H9L3 12Z" />
    <path d="m11.5 9.5 5 5m0-5-5 5" />
  </Drawing>
);

export const EnterIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M20 5v8H5" />
    <path d="m9.5 8.5-4.5 4.5 4.5 4.5" />
  </Drawing>
);

/** Sliders: how it looks and sounds. */
export const AppearanceIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 7h8m5 0h3M4 17h3m5 0h8" />
    <circle cx="14.5" cy="7" r="2.5" />
    <circle cx="9.5" cy="17" r="2.5" />
  </Drawing>
);

export const SoundIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5Z" />
    <path d="M15.5 9a4.5 4.5 0 0 1 0 6m2.5-8.5a8 8 0 0 1 0 11" />
  </Drawing>
);

/** Points on; turned down where what it opens is open. */
export const OpenIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="m9 5.5 6.5 6.5L9 18.5" />
  </Drawing>
);

/** A disk with an arrow into it. */
export const BackupIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 3.5v8.5m-3.5-3.5L12 12l3.5-3.5" />
    <path d="M4 14.5v4a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-4" />
  </Drawing>
);

/** A slip that comes out of a box. */
export const PrinterIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M7 8V3.5h10V8" />
    <path d="M7 16.5H5A1.5 1.5 0 0 1 3.5 15V9.5A1.5 1.5 0 0 1 5 8h14a1.5 1.5 0 0 1 1.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5h-2" />
    <path d="M7 13h10v7.5H7z" />
  </Drawing>
);

export const DisplayIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M3.5 5h17v10.5h-17z" />
    <path d="M12 15.5v4M8 20h8M7.5 10.2h9" />
  </Drawing>
);

export const KeyboardIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M2.5 6.5h19v11h-19z" />
    <path d="M6 10h.2m3.8 0h.2m3.8 0h.2m3.6 0h.2M8 14h8" />
  </Drawing>
);

/** A plug on its cable. */
export const PlugIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M9 3.5V8m6-4.5V8M6.5 8h11v3a5.5 5.5 0 0 1-11 0z" />
    <path d="M12 16.5v4" />
  </Drawing>
);

/** A ring with nothing in it: not there, or not wanted. */
export const AbsentIcon = (props: IconProps) => (
  <Drawing {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M8 12h8" />
  </Drawing>
);

/** A code between the corners of a scanner's window. */
export const ScannerIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8m8 0h2.5A1.5 1.5 0 0 1 20 5.5V8m0 8v2.5a1.5 1.5 0 0 1-1.5 1.5H16m-8 0H5.5A1.5 1.5 0 0 1 4 18.5V16" />
    <path d="M8 8.5v7m2.7-7v7m2.6-7v7m2.7-7v7" />
  </Drawing>
);
