/**
 * The lab's USB device goes by the numbers of a real scanner's maker, so that the udev rules are tried as they ship.
 * One of Zebra's: its reports need no exception.
 */
export const gadget = { vendorId: 0x05e0, productId: 0x1701, serialNumber: 'LAB0001' } as const;
