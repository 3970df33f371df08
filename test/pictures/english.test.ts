import { describePictures } from './pictures.ts';

describePictures('en');
